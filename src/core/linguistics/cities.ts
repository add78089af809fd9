/**
 * Cities in lower case, as houses write them before a colon, `Doha: `, or glued to the first word. Elsewhere a name before a
 * colon says who speaks: so they are listed, and countries, which speak too, are not.
 */
export const cities: ReadonlySet<string> = new Set(
  (
    'jakarta,bandung,surabaya,semarang,yogyakarta,medan,makassar,denpasar,palembang,balikpapan,samarinda,bekasi,depok,bogor,tangerang,malang,solo,surakarta,padang,pekanbaru,batam,manado,banjarmasin,pontianak,lampung,bandar lampung,serang,ambon,jayapura,kupang,mataram,kendari,palu,gorontalo,ternate,banda aceh,bengkulu,jambi,cirebon,' +
    'kuala lumpur,kuala terengganu,kuala selangor,putrajaya,shah alam,petaling jaya,kota bharu,kota kinabalu,johor bahru,johor baru,ipoh,kuantan,kuching,miri,sibu,sandakan,tawau,melaka,seremban,alor setar,kangar,george town,butterworth,klang,subang jaya,langkawi,singapore,manila,quezon city,cebu,davao,bangkok,hanoi,phnom penh,yangon,vientiane,' +
    'new delhi,delhi,mumbai,kolkata,chennai,bengaluru,bangalore,hyderabad,pune,ahmedabad,surat,jaipur,lucknow,kanpur,nagpur,indore,bhopal,patna,ranchi,raipur,chandigarh,ludhiana,amritsar,jalandhar,shimla,dehradun,srinagar,jammu,guwahati,shillong,imphal,aizawl,agartala,kohima,itanagar,gangtok,bhubaneswar,cuttack,visakhapatnam,vijayawada,tirupati,coimbatore,madurai,tiruchi,tiruchirappalli,salem,mysuru,mangaluru,hubballi,belagavi,kochi,thiruvananthapuram,kozhikode,thrissur,kollam,kottayam,kannur,malappuram,panaji,puducherry,gurugram,gurgaon,noida,ghaziabad,faridabad,agra,varanasi,prayagraj,meerut,nashik,thane,navi mumbai,vadodara,rajkot,jodhpur,udaipur,' +
    'islamabad,karachi,lahore,peshawar,quetta,rawalpindi,multan,faisalabad,sialkot,gujranwala,hyderabad,muzaffarabad,gilgit,dhaka,chattogram,chittagong,sylhet,khulna,kathmandu,pokhara,biratnagar,colombo,kandy,jaffna,male,thimphu,kabul,' +
    'doha,dubai,abu dhabi,sharjah,ajman,fujairah,ras al khaimah,al ain,riyadh,jeddah,makkah,madinah,dammam,muscat,salalah,manama,kuwait city,kuwait,baghdad,basra,erbil,mosul,amman,beirut,damascus,aleppo,sanaa,aden,cairo,alexandria,gaza,gaza city,ramallah,jerusalem,tel aviv,tehran,istanbul,ankara,baku,tbilisi,yerevan,tashkent,almaty,astana,bishkek,dushanbe,' +
    'nairobi,mombasa,kampala,kigali,dar es salaam,dodoma,addis ababa,mogadishu,khartoum,juba,abuja,lagos,kano,ibadan,accra,kumasi,freetown,monrovia,banjul,dakar,lusaka,harare,bulawayo,windhoek,gaborone,maputo,lilongwe,johannesburg,pretoria,cape town,durban,tripoli,tunis,algiers,rabat,casablanca,' +
    'london,paris,berlin,brussels,geneva,vienna,rome,madrid,moscow,kyiv,kiev,warsaw,athens,lisbon,dublin,stockholm,oslo,helsinki,copenhagen,the hague,washington,new york,los angeles,ottawa,toronto,mexico city,havana,bogota,caracas,lima,santiago,buenos aires,beijing,shanghai,hong kong,taipei,tokyo,seoul,pyongyang,ulaanbaatar,canberra,sydney,melbourne,wellington,suva,port moresby'
  ).split(','),
);
